package stockroom.dev;

/** What dev mode says once all of it runs: where things listen, and a call to try. */
record Welcome(int businessPort, int managementPort, int sandboxPort, String redis) {

    String text() {
        return """

                Stockroom is ready
                  calls       http://localhost:%1$-8d documentation at /q/swagger-ui
                  management  http://localhost:%2$-8d /q/health, /q/metrics, /admin
                  sandbox     http://localhost:%3$-8d the upstream that it asks
                  Redis       %4$s

                Ask it twice, and see Cache-Status change:
                  curl -i -u demo:demo-key-for-the-sandbox http://localhost:%1$d/v1/Product/details -d '{"params":{"code":"SS.VPS"}}'
                """.formatted(businessPort, managementPort, sandboxPort, redis);
    }
}
