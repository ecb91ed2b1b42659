package stockroom.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import stockroom.entry.CallJsonFuzz;
import stockroom.entry.CallQueryFuzz;
import stockroom.entry.CallYamlFuzz;
import stockroom.lookup.ProductRepliesFuzz;
import stockroom.store.EntryCodecFuzz;
import stockroom.tenant.caller.GatewayTokenFuzz;
import stockroom.tenant.folder.TenantFileFuzz;
import stockroom.upstream.UpstreamReplyFuzz;

/** Runs every kept input through its target, so that what fuzzing once found stays found, without a fuzzer. */
class CorporaTest {

    private static final Path CORPORA = Path.of("src/test/resources/fuzz");
    private static final int CHANGES = 200;

    private static final List<Class<?>> TARGETS = List.of(
            CallJsonFuzz.class,
            CallQueryFuzz.class,
            CallYamlFuzz.class,
            EntryCodecFuzz.class,
            GatewayTokenFuzz.class,
            ProductRepliesFuzz.class,
            TenantFileFuzz.class,
            UpstreamReplyFuzz.class);

    @TestFactory
    Stream<DynamicTest> everyKeptInputHoldsWhatItsTargetClaims() {
        return TARGETS.stream()
                .flatMap(target -> inputs(target)
                        .map(input -> DynamicTest.dynamicTest(
                                target.getSimpleName() + " " + input.getFileName(), () -> feed(target, read(input)))));
    }

    /** A byte changed, cut out or doubled: a fuzzer's first step, in every build. */
    @TestFactory
    Stream<DynamicTest> everyInputAlmostLikeAKeptOneDoesToo() {
        return TARGETS.stream()
                .map(target -> DynamicTest.dynamicTest(target.getSimpleName(), () -> {
                    Random random = new Random(target.getSimpleName().hashCode());
                    for (Path input : inputs(target).toList()) {
                        byte[] kept = read(input);
                        for (int i = 0; i < CHANGES && kept.length > 0; i++) {
                            feed(target, changed(kept, random));
                        }
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyTargetHasInputs() {
        return TARGETS.stream()
                .map(target -> DynamicTest.dynamicTest(
                        target.getSimpleName(), () -> assertThat(inputs(target)).isNotEmpty()));
    }

    private static byte[] changed(byte[] kept, Random random) {
        byte[] changed = kept.clone();
        int at = random.nextInt(kept.length);
        int from = random.nextInt(kept.length);
        int length = random.nextInt(Math.min(8, kept.length - Math.max(at, from)) + 1);
        switch (random.nextInt(3)) {
            case 0 -> changed[at] = (byte) random.nextInt(256);
            case 1 -> changed[at] ^= (byte) (1 << random.nextInt(8));
            default -> System.arraycopy(kept, from, changed, at, length);
        }
        return changed;
    }

    private static Stream<Path> inputs(Class<?> target) {
        try (Stream<Path> files = Files.list(CORPORA.resolve(target.getSimpleName()))) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new AssertionError(target.getSimpleName() + " has no corpus", e);
        }
    }

    private static byte[] read(Path input) throws IOException {
        return Files.readAllBytes(input);
    }

    /** As the fuzzer finds it: by its name. */
    private static void feed(Class<?> target, byte[] input) throws Throwable {
        MethodHandle entry = MethodHandles.publicLookup()
                .findStatic(target, "fuzzerTestOneInput", MethodType.methodType(void.class, byte[].class));
        entry.invoke(input);
    }
}
