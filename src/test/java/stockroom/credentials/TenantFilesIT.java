package stockroom.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import stockroom.testing.GatewayProcess;

/** What happens to tenants' files, seen from outside: who may call goes on to, and operators are told. */
@ExtendWith(SharedFleet.class)
class TenantFilesIT {

    @Test
    void aVolumeOfKubernetesSwapsAllItsFilesAtOnce(Fleet fleet) throws IOException {
        TenantText first = TenantText.demo("key-of-both", "key-of-the-first");
        TenantText second = TenantText.demo("key-of-both", "key-of-the-second");
        KubernetesVolume volume = new KubernetesVolume(fleet.tenants().dir());
        volume.publish("kube", first.yaml());
        volume.link("kube");
        Caller both = Caller.basic("kube", "key-of-both");
        fleet.awaitEverywhere(both::isKnownAt);
        assertThat(fleet.gateways()).allMatch(Caller.basic("kube", "key-of-the-first")::isKnownAt);

        try (Load load = Load.on(fleet.gateways(), both::priceLater)) {
            volume.publish("kube", second.yaml());
            fleet.awaitEverywhere(Caller.basic("kube", "key-of-the-second")::isKnownAt);
            load.stop();
            assertThat(load.failed()).isEmpty();
            assertThat(load.answered()).isPositive();
        }
        assertThat(fleet.gateways()).noneMatch(Caller.basic("kube", "key-of-the-first")::isKnownAt);
        volume.remove("kube");
    }

    @Test
    void aHalfWrittenFileLeavesItsTenantAsItWas(Fleet fleet) {
        String whole =
                TenantText.demo("key-of-half").with("catalog: of-the-half").yaml();
        Caller caller = fleet.serve("half", TenantText.demo("key-of-half"));

        fleet.tenants().overwrite("half", whole.substring(0, whole.indexOf("sha256:") + 20));

        fleet.awaitEverywhere(logs("half.yaml:6: field 'sha256' must be 64 hex digits"));
        assertThat(fleet.gateways())
                .allMatch(caller::isKnownAt)
                .noneMatch(logs(TenantText.sha256("key-of-half").substring(0, 8)))
                .noneMatch(logs("sandbox-only-1"));

        fleet.tenants().overwrite("half", TenantText.demo("key-of-whole").yaml());
        fleet.awaitEverywhere(Caller.basic("half", "key-of-whole")::isKnownAt);
    }

    @Test
    void aWrongFieldIsNamedByItsLineAndKeepsNobodyElseOut(Fleet fleet) {
        Caller good = fleet.serve("good", TenantText.demo("key-of-good"));
        TenantText wrong = TenantText.demo("key-of-wrong").with("pasword: fat-fingers-1");

        fleet.tenants().write("wrong", wrong);

        fleet.awaitEverywhere(logs("wrong.yaml:3: unknown field 'pasword'"));
        assertThat(fleet.gateways())
                .allMatch(shows("/q/metrics", "stockroom_tenants_broken 1.0"))
                .allMatch(shows("/q/health/ready", "wrong.yaml:3: unknown field 'pasword'"));
        assertThat(fleet.gateways())
                .noneMatch(logs("fat-fingers-1"))
                .noneMatch(Caller.basic("wrong", "key-of-wrong")::isKnownAt)
                .allMatch(good::isKnownAt);
    }

    @Test
    void whoHoldsAKeyKeepsItFromWhoClaimsItToo(Fleet fleet) {
        Caller holder = fleet.serve("holder", TenantText.demo("key-of-two"));

        fleet.tenants().write("a-claimant", TenantText.other("key-of-a-claimant", "key-of-two"));

        fleet.awaitEverywhere(
                logs("a-claimant.yaml:7: key 'key-1' of tenant a-claimant is a key of tenant holder too"));
        assertThat(fleet.gateways())
                .allMatch(holder::isKnownAt)
                .noneMatch(Caller.basic("a-claimant", "key-of-two")::isKnownAt)
                .noneMatch(Caller.basic("a-claimant", "key-of-a-claimant")::isKnownAt);
    }

    @Test
    void aFolderThatCannotBeReadChangesNothing(Fleet fleet) throws IOException {
        Caller caller = fleet.serve("kept", TenantText.demo("key-of-kept"));
        Path dir = fleet.tenants().dir();
        Path away = dir.resolveSibling(dir.getFileName() + "-away");

        Files.move(dir, away);
        try {
            fleet.awaitEverywhere(logs("reason=\\\"does not exist\\\""));
            assertThat(fleet.gateways())
                    .allMatch(gateway -> caller.price(gateway).isSuccess())
                    .allMatch(shows("/q/metrics", "stockroom_tenants_folder_readable 0.0"))
                    .allMatch(shows("/q/health/ready", "\"folder\": \"does not exist\""));
            Files.writeString(dir, "a file, not a folder");
            fleet.awaitEverywhere(logs("reason=\\\"is not a folder\\\""));
            assertThat(fleet.gateways()).allMatch(caller::isKnownAt);
            Files.delete(dir);
        } finally {
            Files.move(away, dir);
        }

        Caller next = fleet.serve("afterwards", TenantText.demo("key-of-afterwards"));
        assertThat(fleet.gateways()).allMatch(next::isKnownAt).allMatch(caller::isKnownAt);
    }

    /** Readiness stays up: neither a restart nor another replica would mend a tenant's file. */
    private static Predicate<GatewayProcess> shows(String path, String text) {
        return gateway -> {
            Answer answer = Caller.bearer("nobody").get(gateway.management(path));
            return answer.status() == 200 && answer.body().contains(text);
        };
    }

    private static Predicate<GatewayProcess> logs(String text) {
        return gateway -> gateway.log().contains(text);
    }
}
