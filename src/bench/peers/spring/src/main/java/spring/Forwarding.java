package spring;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;

/** One route: everything goes to the upstream, with the upstream's login in place of the caller's. */
@SpringBootApplication
public class Forwarding {

    public static void main(String[] args) {
        SpringApplication.run(Forwarding.class, args);
    }

    @Bean
    RouteLocator routes(
            RouteLocatorBuilder builder,
            @Value("${bench.upstream}") String upstream,
            @Value("${bench.login}") String login) {
        return builder.routes()
                .route(route -> route.path("/v1/**")
                        .filters(filters -> filters.setRequestHeader("Authorization", "Basic " + login))
                        .uri(upstream))
                .build();
    }
}
