package stockroom.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tenants that name the same catalogue share what is kept; all others see nothing of each other's. */
class SharedCatalogueIT {

    @RegisterExtension
    static final Trio TRIO = new Trio();

    static Stream<Question> kept() {
        return Stream.of(
                Question.details("SS.VPS"),
                Question.page(1, 5),
                Question.startingPrice(List.of("SS.VM", "SS.VPS.WIN")));
    }

    @ParameterizedTest
    @MethodSource("kept")
    void tenantsOfOneCatalogueShareWhatIsKeptAndAnotherOfItsNameDoesNot(Question question) {
        Answer first = new Storefront(Trio.NORTH).ask(TRIO.gateway(0), question);
        Answer second = new Storefront(Trio.SOUTH).ask(TRIO.gateway(1), question);
        Answer alone = new Storefront(Trio.RETAIL).ask(TRIO.gateway(0), question);
        Answer again = new Storefront(Trio.RETAIL).ask(TRIO.gateway(0), question);

        assertThat(first.cacheStatus()).contains("fwd=miss").contains("stored");
        assertThat(second.cacheStatus()).contains("; hit").contains("detail=redis");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(alone.cacheStatus()).contains("fwd=miss").contains("stored");
        assertThat(alone.json())
                .isEqualTo(TRIO.upstream().ask(Shop.Account.OTHER, question).json())
                .isNotEqualTo(first.json());
        assertThat(again.cacheStatus()).contains("; hit").contains("detail=memory");
        assertThat(again.body()).isEqualTo(alone.body());
    }

    @Test
    void aQuoteIsEachTenantsOwn() {
        Question quote = Question.price(1);

        Answer north = new Storefront(Trio.NORTH).ask(TRIO.gateway(0), quote);
        Answer south = new Storefront(Trio.SOUTH).ask(TRIO.gateway(0), quote);
        Answer alone = new Storefront(Trio.RETAIL).ask(TRIO.gateway(0), quote);

        assertThat(TRIO.upstream().calls("Product/price")).isEqualTo(3);
        assertThat(south.json()).isEqualTo(north.json());
        assertThat(alone.json())
                .isEqualTo(TRIO.upstream().ask(Shop.Account.OTHER, quote).json())
                .isNotEqualTo(north.json());
    }
}
