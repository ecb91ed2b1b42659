package stockroom.token;

/** Counts what is observed. */
final class CountedTokens implements TokenMetrics {

    int minted;
    int renewed;
    int refused;
    int failed;
    int dropped;
    int unreadable;
    boolean breakerOpen;

    @Override
    public void minted(String tenant) {
        minted++;
    }

    @Override
    public void renewed(String tenant) {
        renewed++;
    }

    @Override
    public void refused(String tenant) {
        refused++;
    }

    @Override
    public void failed(String tenant) {
        failed++;
    }

    @Override
    public void dropped(String tenant) {
        dropped++;
    }

    @Override
    public void unreadable(String tenant) {
        unreadable++;
    }

    @Override
    public void loginBreaker(String tenant, boolean open) {
        breakerOpen = open;
    }
}
