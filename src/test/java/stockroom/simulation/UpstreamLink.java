package stockroom.simulation;

import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import stockroom.catalog.FailureCause;
import stockroom.catalog.Reply;
import stockroom.simulation.UpstreamServer.LoginAnswer;
import stockroom.tenant.RemoteAccount;
import stockroom.tenant.Secret;
import stockroom.tenant.Tenant;
import stockroom.token.ExchangeResult;
import stockroom.token.TokenExchange;
import stockroom.token.UpstreamToken;
import stockroom.upstream.AuthorizedUpstream;
import stockroom.upstream.Pauses;
import stockroom.upstream.SentAway;
import stockroom.upstream.UpstreamCall;
import stockroom.upstream.UpstreamResult;

/** One process's way to upstream: what is sent may get lost, and then nothing ever comes back. */
final class UpstreamLink implements AuthorizedUpstream, TokenExchange {

    private final UpstreamServer server;
    private final Machine machine;
    private final ProcessTime time;
    private final Watch watch;
    private final String process;
    private final Pauses pauses;

    /** What the invariants see of the wire. */
    interface Watch {

        void sent(String process, UpstreamCall call, UpstreamToken token);

        void sentAway(String process, Tenant tenant, Duration pause);

        void loggedIn(String process, RemoteAccount account, Optional<Secret> passcode);

        void rejected(RemoteAccount account, long sentNanos);
    }

    UpstreamLink(World world, Replica replica, Pauses pauses) {
        this.server = world.upstream();
        this.machine = replica.machine;
        this.time = replica.time;
        this.process = replica.name();
        this.watch = world.invariants();
        this.pauses = pauses;
    }

    @Override
    public Uni<UpstreamResult> send(UpstreamCall call, Attempt attempt) {
        return Uni.createFrom().emitter(emitter -> {
            UpstreamToken token = attempt.token();
            watch.sent(process, call, token);
            machine.upstream()
                    .carry(() -> server.call(
                            call.call(),
                            token.value().reveal(),
                            answer -> machine.upstream().carry(() -> {
                                if (time.isAlive()) {
                                    emitter.complete(delivered(call.tenant(), answer));
                                }
                            })));
        });
    }

    private UpstreamResult delivered(Tenant tenant, UpstreamServer.Answer answer) {
        Fetch fetch = answer.fetch();
        if (fetch != null) {
            fetch.deliveredNanos = time.nanos();
        }
        if (answer.body().startsWith("<")) {
            return UpstreamResult.Failed.of(FailureCause.UNREADABLE);
        }
        answer.pause().ifPresent(pause -> {
            watch.sentAway(process, tenant, pause);
            SentAway.tell(pauses, tenant, pause);
        });
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        return new UpstreamResult.Answered(new Reply(answer.status(), kind(answer), "application/json", body));
    }

    private static Reply.Kind kind(UpstreamServer.Answer answer) {
        if (answer.pause().isPresent()) {
            return Reply.Kind.RATE_LIMITED;
        }
        if (answer.status() >= 500) {
            return Reply.Kind.FAULT;
        }
        if (answer.status() >= 400 || answer.body().contains("Permission")) {
            return Reply.Kind.REFUSED;
        }
        return answer.body().contains("RecordNotFound") ? Reply.Kind.NOT_FOUND : Reply.Kind.SUCCESS;
    }

    @Override
    public Uni<ExchangeResult> login(RemoteAccount account, Optional<Secret> passcode) {
        return Uni.createFrom().emitter(emitter -> {
            AtomicBoolean over = new AtomicBoolean();
            long sentNanos = time.nanos();
            emitter.onTermination(() -> over.set(true));
            watch.loggedIn(process, account, passcode);
            machine.upstream()
                    .carry(() -> server.login(
                            account.username(),
                            account.password().reveal(),
                            passcode.map(Secret::reveal),
                            answer -> machine.upstream().carry(() -> {
                                if (time.isAlive() && !over.get()) {
                                    emitter.complete(result(account, answer, sentNanos));
                                }
                            })));
        });
    }

    private ExchangeResult result(RemoteAccount account, LoginAnswer answer, long sentNanos) {
        return switch (answer) {
            case LoginAnswer.Minted(Account.Token token, Duration life) -> {
                token.deliveredNanos = time.nanos();
                yield new ExchangeResult.Minted(
                        new UpstreamToken(Secret.of(token.value), time.instant().plus(life)));
            }
            case LoginAnswer.Wrong wrong -> {
                watch.rejected(account, sentNanos);
                yield new ExchangeResult.Rejected();
            }
            case LoginAnswer.Broken broken -> new ExchangeResult.Failed(Optional.empty());
        };
    }
}
