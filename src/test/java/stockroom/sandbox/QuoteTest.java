package stockroom.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class QuoteTest {

    private static final String LEAST = "\"ConfigId\":\"41\",\"Template\":\"CENTOS_8_UNMANAGED\","
            + "\"Bandwidth\":\"SS.5000\",\"Support\":\"SelfManaged\"";

    private final TestingSandbox sandbox = new TestingSandbox();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void addsWhatClientsSend() {
        JsonNode quote = quote(
                "1",
                LEAST
                        + ",\"ExtraIp\":{\"value\":1,\"count\":3},\"LiquidWebBackupPlan\":\"Quota\",\"BackupQuota\":\"50\"");
        assertThat(quote.path("month").textValue()).isEqualTo("36.00");
    }

    @Test
    void addsNothingForACountOfZero() {
        assertThat(month(LEAST + ",\"ExtraIp\":{\"value\":1,\"count\":0}")).isEqualTo(month(LEAST));
    }

    @Test
    void multipliesByUnits() {
        String units = ",\"LiquidWebBackupPlan\":\"Daily\",\"BackupDay\":{\"value\":1,\"num_units\":5}";
        assertThat(month(LEAST + units)).isEqualTo("46.00");
    }

    @Test
    void multipliesNothingByAnything() {
        JsonNode quote = sandbox.call(
                "Product/price",
                "{\"code\":\"SS.VM.WIN\",\"region\":1,\"features\":{\"ConfigId\":41,"
                        + "\"Template\":\"WINDOWS_2022_UNMANAGED\",\"Bandwidth\":\"SS.5000\","
                        + "\"Support\":\"SelfManaged\",\"MsSQL\":{\"value\":\"None\",\"count\":4}}}");
        assertThat(quote.path("month").textValue()).isEqualTo("49.00");
    }

    @Test
    void costsMoreInARegionThatCostsMore() {
        assertThat(new BigDecimal(quote("3", LEAST).path("month").textValue())).isEqualByComparingTo("28.00");
    }

    @Test
    void chargesTheRestOfTheMonthAfterTheBalance() {
        JsonNode quote = sandbox.call(TestingSandbox.OTHER, "Product/price", params("1", LEAST));
        assertThat(quote.path("month").textValue()).isEqualTo("22.50");
        assertThat(quote.path("initial").textValue()).isEqualTo("15.97");
        assertThat(quote.path("balance").textValue()).isEqualTo("15.97");
        assertThat(quote.path("cc_charge").textValue()).isEqualTo("0.00");
        assertThat(quote.path("next_bill").textValue()).isEqualTo("2026-04-01");
        assertThat(quote.path("approved").intValue()).isEqualTo(1);
    }

    @Test
    void doesNotApproveWhatIsAboveTheLimit() {
        JsonNode quote = quote("1", LEAST.replace("\"41\"", "{\"value\":51,\"count\":40}"));
        assertThat(quote.path("approved").intValue()).isZero();
    }

    @Test
    void refusesAFeatureThatIsNotAnOptionsValue() {
        JsonNode error = quote("1", LEAST.replace("SS.5000", "SS.1"));
        assertThat(error.path("error_class").textValue()).isEqualTo("LW::Exception::Input::NotInRealm");
        assertThat(error.path("field").textValue()).isEqualTo("Bandwidth");
        assertThat(error.path("valid").toString()).contains("SS.10000");
    }

    @Test
    void refusesAMissingAMisplacedAndAnUnknownFeature() {
        assertThat(errorClass("\"ConfigId\":41")).isEqualTo("LW::Exception::Input::Required");
        assertThat(errorClass(LEAST + ",\"BackupQuota\":\"50\"")).isEqualTo("LW::Exception::Input::Disallowed");
        assertThat(errorClass(LEAST + ",\"Sauna\":\"1\"")).isEqualTo("LW::Exception::Input::Unknown");
        assertThat(errorClass(LEAST + ",\"ExtraIp\":{\"value\":1,\"count\":-1}"))
                .isEqualTo("LW::Exception::Input::OutOfBounds");
    }

    @Test
    void refusesARegionInWhichItIsNotSold() {
        JsonNode error = quote("9", LEAST);
        assertThat(error.path("error_class").textValue()).isEqualTo("LW::Exception::Input::NotInRealm");
        assertThat(error.path("field").textValue()).isEqualTo("region");
    }

    private String month(String features) {
        return quote("1", features).path("month").textValue();
    }

    private String errorClass(String features) {
        return quote("1", features).path("error_class").textValue();
    }

    private JsonNode quote(String region, String features) {
        return sandbox.call("Product/price", params(region, features));
    }

    private static String params(String region, String features) {
        return "{\"code\":\"SS.VM\",\"region\":%s,\"features\":{%s}}".formatted(region, features);
    }
}
