package stockroom.wiring;

import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Who collects traces, and what upstream is told of them. */
interface TracesConfig {

    /** Where OTLP over HTTP is taken, such as {@code http://collector:4318}. Without it nothing is traced. */
    Optional<URI> endpoint();

    /** The fraction of calls that are traced where their caller has not decided; what he has decided counts. */
    @WithDefault("0.1")
    double sampled();

    /** Whether upstream is told which trace a call belongs to. */
    @WithDefault("false")
    boolean toUpstream();
}
