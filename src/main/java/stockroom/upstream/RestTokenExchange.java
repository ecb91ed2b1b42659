package stockroom.upstream;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import stockroom.tenant.RemoteAccount;
import stockroom.tenant.RemoteAccount.PasscodeMode;
import stockroom.tenant.RemoteAccount.SecondFactor;
import stockroom.tenant.Secret;
import stockroom.token.ExchangeResult;
import stockroom.token.TokenExchange;

/** Logs in with {@code /v1/Account/Auth/token}. It stands here, not in {@code token}, because the wire does. */
public final class RestTokenExchange implements TokenExchange {

    private static final String PATH = "v1/Account/Auth/token";

    private final Wire wire;
    private final InstantSource clock;
    private final ClockWatch clocks = new ClockWatch();

    public RestTokenExchange(Wire wire, InstantSource clock) {
        this.wire = wire;
        this.clock = clock;
    }

    @Override
    public Uni<ExchangeResult> login(RemoteAccount account, Optional<Secret> passcode) {
        Optional<PasscodeMode> mode = account.secondFactor().map(SecondFactor::mode);
        Optional<Secret> appended = passcode.filter(code -> mode.equals(Optional.of(PasscodeMode.APPENDED)));
        Optional<Secret> parameter = passcode.filter(code -> mode.equals(Optional.of(PasscodeMode.PARAMETER)));
        Wire.BasicLogin login = new Wire.BasicLogin(account.username(), proof(account, appended));
        return wire.post(PATH, login, body(account, parameter)).map(result -> switch (result) {
            case WireResult.Whole whole -> read(whole);
            case WireResult.Broken broken -> new ExchangeResult.Failed(Optional.empty());
        });
    }

    private ExchangeResult read(WireResult.Whole reply) {
        Instant now = clock.instant();
        reply.headers().date().ifPresent(theirs -> clocks.compare(theirs, now));
        return LoginReply.read(reply, now);
    }

    private static Secret proof(RemoteAccount account, Optional<Secret> appended) {
        return Secret.of(
                account.password().reveal() + appended.map(Secret::reveal).orElse(""));
    }

    /** A passcode is six digits: it needs no escapes. */
    private static String body(RemoteAccount account, Optional<Secret> passcode) {
        String parameter =
                passcode.map(code -> ",\"passcode\":\"" + code.reveal() + "\"").orElse("");
        return "{\"params\":{\"timeout\":" + account.tokenLifetime().toSeconds() + parameter + "}}";
    }
}
