package stockroom.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import stockroom.catalog.Call;
import stockroom.catalog.MethodName;
import stockroom.catalog.Methods;
import stockroom.sandbox.login.TestingPasscodes;

/** The Storm API: accounts, tokens, products that come and go. Each reply carries the number of the call that it answers. */
final class UpstreamServer {

    private static final long SHORTEST_PAUSE = 1_000_000_000L;
    private static final Duration STEP = Duration.ofSeconds(30);

    private final Agenda agenda;
    private final Chance chance;
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, Account.Token> tokens = new HashMap<>();
    private final Map<String, Account> owners = new HashMap<>();
    private final List<Fetch> fetches = new ArrayList<>();
    private final Map<String, Long> awayUntil = new HashMap<>();
    private final Absences absences;
    private Mood mood = Mood.WELL;

    /** How upstream does. */
    enum Mood {
        WELL,
        SLOW,
        HANGING,
        FAILING,
        TALKING_NONSENSE,
        REFUSING_TOKENS,
        REFUSING_LOGINS,
        SENDING_AWAY
    }

    /** What goes back over the wire. */
    record Answer(int status, String body, @Nullable Fetch fetch, Optional<Duration> pause) {

        Answer(int status, String body, @Nullable Fetch fetch) {
            this(status, body, fetch, Optional.empty());
        }
    }

    /** What a login comes to: a token, or how it was refused. */
    sealed interface LoginAnswer {

        record Minted(Account.Token token, Duration life) implements LoginAnswer {}

        record Wrong() implements LoginAnswer {}

        record Broken() implements LoginAnswer {}
    }

    UpstreamServer(Agenda agenda, Chance chance) {
        this.agenda = agenda;
        this.chance = chance;
        this.absences = new Absences(agenda);
    }

    void open(Account account) {
        accounts.put(account.user(), account);
    }

    Account account(String user) {
        Account account = accounts.get(user);
        if (account == null) {
            throw new IllegalStateException("no account " + user);
        }
        return account;
    }

    void mood(Mood next) {
        mood = next;
    }

    Absences absences() {
        return absences;
    }

    Optional<Fetch> fetch(int number) {
        return number < fetches.size() ? Optional.of(fetches.get(number)) : Optional.empty();
    }

    /** Takes a call; answers when it has worked on it, or never. */
    void call(Call call, String token, Consumer<Answer> reply) {
        Account owner = owners.get(token);
        Account.Token known = tokens.get(token);
        boolean live = known != null && !known.refused && agenda.nanos() < known.endsNanos;
        if (owner == null || known == null || !live || mood == Mood.REFUSING_TOKENS) {
            if (known != null) {
                known.refused = true;
            }
            // Now and then it takes its time: meanwhile there may be another token.
            after(1, chance.in(0.3) ? 2_000 : 20, () -> reply.accept(new Answer(401, "wrong", null)));
            return;
        }
        Fetch fetch = new Fetch(fetches.size(), call, owner, agenda.nanos());
        fetches.add(fetch);
        switch (mood) {
            case HANGING -> {}
            case SLOW -> answer(fetch, 500, 4_000, reply);
            case FAILING -> after(1, 50, () -> reply.accept(new Answer(503, "{\"call\":" + fetch.number + "}", fetch)));
            case TALKING_NONSENSE -> after(1, 50, () -> reply.accept(new Answer(200, "<html>", fetch)));
            case SENDING_AWAY -> {
                Answer away = sentAway(fetch);
                after(1, 50, () -> reply.accept(away));
            }
            case WELL, REFUSING_TOKENS, REFUSING_LOGINS -> answer(fetch, 5, 300, reply);
        }
    }

    /** For as long as it has said already, if it has. */
    private Answer sentAway(Fetch fetch) {
        long now = agenda.nanos();
        long end = awayUntil.merge(
                fetch.user,
                now + chance.millis(2_000, 9_000).toNanos(),
                (before, next) -> before > now + SHORTEST_PAUSE ? before : next);
        return new Answer(429, "{\"call\":" + fetch.number + "}", fetch, Optional.of(Duration.ofNanos(end - now)));
    }

    private void answer(Fetch fetch, long least, long most, Consumer<Answer> reply) {
        Answer answer = new Answer(200, body(fetch), fetch);
        after(least, most, () -> reply.accept(answer));
    }

    private void after(long leastMillis, long mostMillis, Runnable then) {
        agenda.in(chance.millis(leastMillis, mostMillis), then);
    }

    private String body(Fetch fetch) {
        Call call = fetch.call;
        MethodName method = call.method();
        if (method.equals(Methods.STARTING_PRICE)) {
            return items(fetch);
        }
        if (method.equals(Methods.PRICE)) {
            return "{\"call\":" + fetch.number + ",\"quote\":1}";
        }
        if (method.equals(Methods.DETAILS)) {
            String code = call.params().text(Methods.CODE).orElse("");
            if (code.equals("SECRET") && !fetch.user.equals("u-bolt")) {
                return "{\"call\":" + fetch.number + ",\"error_class\":\"LW::Exception::Permission\"}";
            }
            return absences.isAbsent(fetch.realm, code)
                    ? "{\"call\":" + fetch.number + ",\"error_class\":\"LW::Exception::RecordNotFound\"}"
                    : "{\"call\":" + fetch.number + ",\"code\":\"" + code + "\"}";
        }
        return "{\"call\":" + fetch.number + ",\"items\":[]}";
    }

    private String items(Fetch fetch) {
        StringBuilder items = new StringBuilder("{\"items\":[");
        for (String code : fetch.codes()) {
            if (!absences.isAbsent(fetch.realm, code)) {
                items.append(items.length() > 10 ? "," : "")
                        .append("{\"product\":\"")
                        .append(code)
                        .append("\",\"call\":")
                        .append(fetch.number)
                        .append('}');
            }
        }
        return items.append("]}").toString();
    }

    /** A login: the password, and where the account has a second factor a passcode that was not used yet. */
    void login(String user, String password, Optional<String> passcode, Consumer<LoginAnswer> reply) {
        LoginAnswer answer = answer(account(user), password, passcode);
        switch (mood) {
            case HANGING -> {}
            case SLOW -> after(500, 4_000, () -> reply.accept(answer));
            default -> after(10, 300, () -> reply.accept(answer));
        }
    }

    private LoginAnswer answer(Account account, String password, Optional<String> passcode) {
        if (mood == Mood.FAILING || mood == Mood.TALKING_NONSENSE || mood == Mood.REFUSING_LOGINS) {
            return new LoginAnswer.Broken();
        }
        boolean second = account.totp().isEmpty()
                || step(account, passcode.orElse("")).filter(account::use).isPresent();
        return account.knows(password) && second ? mint(account) : new LoginAnswer.Wrong();
    }

    /** The step that a passcode is of, one before and after the present one counted. */
    Optional<Long> step(Account account, String passcode) {
        String secret = account.totp().orElseThrow();
        for (long offset : new long[] {0, -1, 1}) {
            var moment = agenda.truth().plus(STEP.multipliedBy(offset));
            if (TestingPasscodes.at(secret, moment).equals(passcode)) {
                return Optional.of(Math.floorDiv(moment.getEpochSecond(), STEP.toSeconds()));
            }
        }
        return Optional.empty();
    }

    private LoginAnswer mint(Account account) {
        Duration life = chance.millis(8_000, 60_000);
        long now = agenda.nanos();
        Account.Token token =
                new Account.Token("t" + tokens.size() + account.user(), account.password(), now, now + life.toNanos());
        tokens.put(token.value, token);
        owners.put(token.value, account);
        account.tokens().add(token);
        return new LoginAnswer.Minted(token, life);
    }

    /** Whose token it is. */
    String owner(String token) {
        Account owner = owners.get(token);
        return owner == null ? "nobody" : owner.user();
    }

    /** Ends every token of an account before its time. */
    void revoke(String user) {
        account(user).tokens().forEach(token -> token.refused = true);
    }
}
