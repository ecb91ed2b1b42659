package stockroom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import stockroom.testing.GatewayProcess;

/** A developer opens the page, logs in as the demo tenant, and calls {@code Product/details} from it. */
final class SwaggerUiBrowser {

    private static final Path CHROMIUM = Path.of(System.getProperty("stockroom.chromium", "/usr/bin/chromium"));
    private static final Path PICTURE = Path.of("target", "swagger-ui.png");

    /** Without a sandbox, for build machines run as root; without what a browser asks of the network by itself. */
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    @Test
    void opensAuthorisesAndShowsTheAnswerToACall() {
        try (GatewayProcess gateway = GatewayProcess.startWithSandbox(Map.of());
                Playwright playwright =
                        Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new LaunchOptions().setExecutablePath(CHROMIUM).setArgs(FLAGS))) {
            Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1400, 1800));
            List<String> problems = new ArrayList<>();
            page.onPageError(problems::add);

            page.navigate(gateway.business("/q/swagger-ui/").toString());
            assertThat(page.locator(".info .title")).containsText("Stockroom");
            logIn(page);
            Locator answer = callDetails(page);

            assertThat(answer.locator(".response-col_status")).containsText("200");
            assertThat(answer.locator(".response-col_description")).containsText("SS.VPS");
            assertThat(answer.locator(".response-col_description")).containsText("Stockroom; fwd=miss");
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURE));
            assertThat(problems).isEmpty();
        }
    }

    private static void logIn(Page page) {
        page.locator(".auth-wrapper .authorize").first().click();
        Locator dialog = page.locator(".modal-ux");
        dialog.locator("input[type=text]").first().fill("demo");
        dialog.locator("input[type=password]").first().fill("demo-key-for-the-sandbox");
        dialog.locator("button.authorize").first().click();
        dialog.locator("button.btn-done").first().click();
    }

    private static Locator callDetails(Page page) {
        Locator details = page.locator("#operations-Product-postProductDetails");
        details.locator(".opblock-summary").click();
        details.locator(".try-out__btn").click();
        details.locator("button.execute").click();
        Locator answer = details.locator(".live-responses-table tr.response");
        answer.waitFor();
        answer.scrollIntoViewIfNeeded();
        return answer;
    }
}
