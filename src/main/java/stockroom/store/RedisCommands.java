package stockroom.store;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import stockroom.store.StoreMetrics.Command;
import stockroom.store.StoreMetrics.Outcome;

/**
 * Commands to Redis inside a time limit, a bound on how many are under way, and a breaker. All that goes wrong is a
 * {@link SharedStateException}.
 *
 * <p>A command that has timed out is not cancelled: its reply still has to be read off the connection before the next,
 * and until then it is under way. The breaker is SmallRye's; its time limit would wake a thread for each command.
 */
final class RedisCommands {

    private static final TypeLiteral<Uni<Optional<Response>>> ONE = new TypeLiteral<>() {};
    private static final TypeLiteral<Uni<List<Optional<Response>>>> MANY = new TypeLiteral<>() {};

    private final Redis redis;
    private final Guard breaker;
    private final Semaphore room;
    private final Duration timeout;
    private final StoreTools tools;

    RedisCommands(Redis redis, Guard.Builder guard, RedisSettings settings, StoreTools tools) {
        this.redis = redis;
        this.tools = tools;
        this.breaker = breaker(guard.withDescription("redis"), settings.breaker());
        this.room = new Semaphore(settings.commandsMax());
        this.timeout = settings.commandTimeout();
    }

    private Guard breaker(Guard.Builder guard, RedisSettings.Breaker limits) {
        return guard.withCircuitBreaker()
                .requestVolumeThreshold(limits.window())
                .failureRatio(limits.failureRatio())
                .delay(limits.openFor().toMillis(), ChronoUnit.MILLIS)
                .successThreshold(1)
                .when(failure -> outcome(failure) != Outcome.REFUSED)
                .onStateChange(this::breakerTurned)
                .done()
                .build();
    }

    /** One command; an absent reply is Redis's nil. What {@code reading} cannot read is nonsense. */
    <T> Uni<T> send(Command command, Request request, Function<Optional<Response>, T> reading) {
        return measured(command, guarded(() -> sent(request), ONE).map(sane(reading)));
    }

    /** One command each, on one connection and without waiting in between; a refused one counts as nil. */
    <T> Uni<T> sendAll(Command command, List<Request> requests, Function<List<Optional<Response>>, T> reading) {
        return measured(command, guarded(() -> sentTogether(requests), MANY).map(sane(reading)));
    }

    /** One run of a script. */
    record Run(RedisScript script, List<String> keys, List<byte[]> arguments) {}

    /** Runs a script, and has its answer read, the first element of which is the key. */
    <T> Uni<T> run(Command command, Run run, Function<Response, T> reading) {
        Supplier<Uni<Optional<Response>>> twice = () -> sent(run.script().byName(run.keys(), run.arguments()))
                .onFailure(failure -> failure instanceof ErrorType error && error.is("NOSCRIPT"))
                .recoverWithUni(() -> sent(run.script().bySource(run.keys(), run.arguments())));
        String key = run.keys().getFirst();
        return measured(command, guarded(twice, ONE).map(sane(reply -> reading.apply(answerTo(key, reply)))));
    }

    private <T> Uni<T> guarded(Supplier<Uni<T>> command, TypeLiteral<Uni<T>> type) {
        return breaker.get(
                () -> command.get().ifNoItem().after(timeout).on(tools.timer()).fail(), type);
    }

    /** Whatever a reply of the wrong type makes a reader throw. */
    private static <T, R> Function<T, R> sane(Function<T, R> reading) {
        return reply -> {
            try {
                return reading.apply(reply);
            } catch (RuntimeException nonsense) {
                throw new SharedStateException("an answer that makes no sense", nonsense);
            }
        };
    }

    private static Response answerTo(String key, Optional<Response> reply) {
        return reply.filter(array -> array.isArray() && array.size() > 1)
                .filter(array -> array.get(0) != null && key.equals(array.get(0).toString()))
                .orElseThrow(() -> new SharedStateException("an answer to another question"));
    }

    private Uni<Optional<Response>> sent(Request request) {
        return inRoom(() -> redis.send(request).map(Optional::ofNullable));
    }

    private Uni<List<Optional<Response>>> sentTogether(List<Request> requests) {
        return inRoom(() -> redis.connect().compose(connection -> sentTogether(connection, requests)));
    }

    /** Takes up room until Redis has answered, waited for or not. What the client throws fails the command, too. */
    private <T> Uni<T> inRoom(Supplier<Future<T>> command) {
        return Uni.createFrom().emitter(emitter -> {
            if (room.tryAcquire()) {
                Future.succeededFuture()
                        .compose(go -> command.get())
                        .onComplete(answered -> room.release())
                        .onComplete(emitter::complete, emitter::fail);
            } else {
                emitter.fail(new RejectedExecutionException("too many commands under way"));
            }
        });
    }

    private static Future<List<Optional<Response>>> sentTogether(RedisConnection connection, List<Request> requests) {
        List<Future<Optional<Response>>> replies = requests.stream()
                .map(request -> connection.send(request).map(Optional::ofNullable))
                .toList();
        return Future.join(replies)
                .eventually(() -> connection.close())
                .recover(failure -> replies.stream().anyMatch(Future::succeeded)
                        ? Future.succeededFuture()
                        : Future.failedFuture(failure))
                .map(ended -> replies.stream().map(RedisCommands::value).toList());
    }

    private static Optional<Response> value(Future<Optional<Response>> reply) {
        return reply.succeeded() ? reply.result() : Optional.empty();
    }

    private <T> Uni<T> measured(Command command, Uni<T> answer) {
        long began = tools.nanos().getAsLong();
        return answer.onItemOrFailure()
                .invoke((item, failure) -> {
                    Duration took = Duration.ofNanos(tools.nanos().getAsLong() - began);
                    tools.metrics().redis(command, failure == null ? Outcome.OK : outcome(failure), took);
                })
                .onFailure(failure -> !(failure instanceof SharedStateException))
                .transform(failure -> new SharedStateException("redis " + outcome(failure), failure));
    }

    private static Outcome outcome(Throwable failure) {
        return switch (failure) {
            case TimeoutException timeout -> Outcome.TIMEOUT;
            case CircuitBreakerOpenException open -> Outcome.BREAKER_OPEN;
            case RejectedExecutionException full -> Outcome.TOO_MANY;
            case SharedStateException nonsense -> Outcome.NONSENSE;
            case ErrorType error when !error.is("CONNECTION_CLOSED") -> Outcome.REFUSED;
            default -> Outcome.BROKEN;
        };
    }

    private void breakerTurned(CircuitBreakerState state) {
        StoreMetrics.Breaker turned = switch (state) {
            case CLOSED -> StoreMetrics.Breaker.CLOSED;
            case OPEN -> StoreMetrics.Breaker.OPEN;
            case HALF_OPEN -> StoreMetrics.Breaker.HALF_OPEN;
        };
        tools.metrics().breaker(turned);
    }
}
