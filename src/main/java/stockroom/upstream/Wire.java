package stockroom.upstream;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.resteasy.reactive.client.api.LoggingScope;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;
import org.jboss.resteasy.reactive.common.jaxrs.ResponseImpl;
import stockroom.catalog.FailureCause;
import stockroom.tenant.Secret;

/**
 * Sends requests over Quarkus' REST client and takes whatever comes back, of any status, inside the limits.
 *
 * <p>HTTP/1.1 without redirects and without compression, so that a body has the size that its limit counts.
 */
public final class Wire implements Closeable {

    private static final int LINE_BYTES_MAX = 4096;
    private static final int HEAD_BYTES_MAX = 16 * 1024;
    private static final int CHUNK_BYTES_MAX = 8 * 1024;

    /** For a connection. Calls have their turn before they come here; logins may be as many as there are tenants. */
    private static final int WAITING_MAX = 1024;

    private final StormApi api;
    private final String base;

    private Wire(StormApi api, URI url) {
        this.api = api;
        this.base = withSlash(url.toString());
    }

    /** A client with connections of its own; needs a running application, for the event loops. */
    public static Wire open(WireSettings settings) {
        StormApi api = QuarkusRestClientBuilder.newBuilder()
                .baseUri(settings.url())
                .connectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, settings.connections())
                .property(QuarkusRestClientProperties.CONNECTION_TTL, (int)
                        settings.keepAlive().toSeconds())
                .property(QuarkusRestClientProperties.HTTP2, false)
                .property(QuarkusRestClientProperties.ALPN, false)
                .followRedirects(false)
                .disableDefaultMapper(true)
                .enableCompression(false)
                .trustAll(false)
                .verifyHost(true)
                .loggingScope(LoggingScope.NONE)
                .userAgent("Stockroom")
                .httpClientOptionsCustomizer(Wire::plainHttp1)
                .httpClientRequestCustomizer(new ReplyLimits(settings)::watch)
                .build(StormApi.class);
        return new Wire(api, settings.url());
    }

    /**
     * Posts JSON, and tells of no trace.
     *
     * @param path letters, digits and slashes, without a leading one
     */
    Uni<WireResult> post(String path, BasicLogin login, String json) {
        return post(path, login, Optional.empty(), json);
    }

    /** Posts JSON, and tells of the trace (W3C Trace Context) that it belongs to, if any. */
    Uni<WireResult> post(String path, BasicLogin login, Optional<String> traceparent, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        return Uni.createFrom()
                .deferred(() -> api.post(URI.create(base + path), login.header(), traceparent.orElse(null), body))
                .map(Wire::whole)
                .onFailure()
                .recoverWithItem(failure -> new WireResult.Broken(cause(failure)));
    }

    @Override
    public void close() {
        try {
            ((Closeable) api).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads the gathered bytes themselves: {@code readEntity} gives up on a content type that it cannot parse. All of them
     * are there, so that their number is known.
     */
    private static WireResult whole(Response response) {
        try (response) {
            InputStream gathered = ((ResponseImpl) response).getEntityStream();
            byte[] body = gathered == null ? new byte[0] : gathered.readNBytes(gathered.available());
            return new WireResult.Whole(response.getStatus(), WireHeaders.of(response), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FailureCause cause(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof ReplyLimits.TooLargeException) {
                return FailureCause.OVERSIZED;
            }
            if (at instanceof TimeoutException) {
                return FailureCause.TIMED_OUT;
            }
        }
        return FailureCause.UNREACHABLE;
    }

    private static void plainHttp1(HttpClientOptions options) {
        options.setProtocolVersion(HttpVersion.HTTP_1_1)
                .setDecompressionSupported(false)
                .setPipelining(false)
                .setMaxWaitQueueSize(WAITING_MAX)
                .setMaxInitialLineLength(LINE_BYTES_MAX)
                .setMaxHeaderSize(HEAD_BYTES_MAX)
                .setMaxChunkSize(CHUNK_BYTES_MAX);
    }

    private static String withSlash(String url) {
        return url.endsWith("/") ? url : url + "/";
    }

    /** A user and what proves it: a password or a token (RFC 7617). */
    record BasicLogin(String username, Secret proof) {

        String header() {
            byte[] both = (username + ":" + proof.reveal()).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(both);
        }
    }
}
