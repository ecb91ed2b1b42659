package stockroom.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class TextTableTest {

    @Test
    void alignsTextToTheLeftAndNumbersToTheRight() {
        TextTable table = new TextTable("NAME", "N", "NOTE");
        table.add("a", "7", "x");
        table.add("longer", "1234", "");

        assertThat(table.text()).isEqualTo("""
                NAME       N  NOTE
                a          7  x
                longer  1234
                """);
    }

    @Test
    void showsItsHeadWhenThereIsNothing() {
        assertThat(new TextTable("A", "B").text()).isEqualTo("A  B\n");
    }

    @Test
    void takesOneCellAColumn() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TextTable("A", "B").add("a"));
    }
}
