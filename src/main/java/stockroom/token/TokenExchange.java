package stockroom.token;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import stockroom.tenant.RemoteAccount;
import stockroom.tenant.Secret;

/** The login itself: {@code Account/Auth/token}, asked once, without retries. Never fails: what goes wrong is a result. */
public interface TokenExchange {

    /** Logs in once, with the passcode of the present step where the account has a second factor. */
    Uni<ExchangeResult> login(RemoteAccount account, Optional<Secret> passcode);
}
