package stockroom.token;

import stockroom.tenant.RemoteAccount;

/** Who logs in: a tenant, and its upstream account in one version of its credentials. */
record Login(String tenant, RemoteAccount account) {

    String version() {
        return account.version();
    }

    /** The shared key under which something about these credentials stands; another version has other keys. */
    String key(String kind) {
        return "token/" + kind + "/" + tenant + "/" + version();
    }
}
