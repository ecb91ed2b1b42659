package stockroom.dev;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.redis.client.RedisHostsProvider;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Set;

/** Gives the Redis client a Redis where the operator names none: {@code quarkus.redis.hosts} wins over a provider. */
@Singleton
@IfBuildProfile("dev")
@Identifier("stockroom-dev")
final class DevRedis implements RedisHostsProvider {

    @Override
    public Set<URI> getHosts() {
        return Set.of(URI.create("redis://localhost:" + RedisProcess.startOrReuse()));
    }
}
