package stockroom.upstream;

import java.net.URI;
import java.time.Duration;

/**
 * How upstream is reached.
 *
 * @param url of the API, {@code https} outside of tests, without a version
 * @param timeout from the request's first byte to the reply's last; the connection is dropped then
 * @param connectTimeout of a new connection
 * @param keepAlive how long an unused connection is kept
 * @param connections open at once; as many requests wait for one
 * @param replyBytesMax of a reply's body; the connection is dropped beyond
 * @param largeReplies how many replies over 512 KiB are read at once; the others wait inside their time limit
 */
public record WireSettings(
        URI url,
        Duration timeout,
        Duration connectTimeout,
        Duration keepAlive,
        int connections,
        int replyBytesMax,
        int largeReplies) {

    private static final int MEBIBYTE = 1024 * 1024;

    public WireSettings {
        if (!("https".equals(url.getScheme()) || "http".equals(url.getScheme())) || url.getHost() == null) {
            throw new IllegalArgumentException("stockroom.upstream.url must be an http or https URL with a host");
        }
        if (url.getUserInfo() != null || url.getQuery() != null || url.getFragment() != null) {
            throw new IllegalArgumentException("stockroom.upstream.url must have no user, query or fragment");
        }
        UpstreamLimits.positive("timeout", timeout);
        UpstreamLimits.positive("connect-timeout", connectTimeout);
        if (keepAlive.toSeconds() <= 0) {
            throw new IllegalArgumentException("stockroom.upstream.keep-alive must be 1 s or more: " + keepAlive);
        }
        UpstreamLimits.positive("connections", connections);
        UpstreamLimits.positive("reply-bytes-max", replyBytesMax);
        UpstreamLimits.positive("large-replies", largeReplies);
    }

    /** For calls: 10 s, connecting 2 s, kept 30 s, 64 connections, 8 MiB, 4 large ones at once. */
    public static WireSettings forCalls(URI url) {
        return new WireSettings(
                url, Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(30), 64, 8 * MEBIBYTE, 4);
    }

    /** For logins, which have connections of their own so that calls cannot hold them up: 5 s, 16 connections, 64 KiB. */
    public static WireSettings forLogins(URI url) {
        return new WireSettings(
                url, Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(30), 16, MEBIBYTE / 16, 4);
    }
}
