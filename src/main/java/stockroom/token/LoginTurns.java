package stockroom.token;

import io.smallrye.mutiny.Uni;
import stockroom.token.PasscodeSteps.Go;
import stockroom.token.PasscodeSteps.Later;
import stockroom.token.PasscodeSteps.Turn;

/** Whose turn it is to log in: an unused passcode where one is needed, and room in the tenant's hour. */
final class LoginTurns {

    private final PasscodeSteps steps;
    private final LoginBudget budget;

    LoginTurns(PasscodeSteps steps, LoginBudget budget) {
        this.steps = steps;
        this.budget = budget;
    }

    /** A login that only waits for its step is not counted. */
    Uni<Turn> next(Login who) {
        return steps.next(who).chain(turn -> switch (turn) {
            case Go go -> counted(who, go);
            case Later later -> Uni.createFrom().item(later);
        });
    }

    void forget(String tenant) {
        steps.forget(tenant);
        budget.forget(tenant);
    }

    private Uni<Turn> counted(Login who, Go go) {
        return budget.take(who.tenant()).map(wait -> wait.<Turn>map(Later::new).orElse(go));
    }
}
