package stockroom.architecture;

import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.MTD_void;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A small house in which every rule is broken. Its classes are generated: the compiler's checks would not let them be. */
final class PlantedHouse {

    static final String ROOT = "planted";

    private static final ClassDesc UNI = ClassDesc.of("io.smallrye.mutiny.Uni");
    private static final ClassDesc UNI_AWAIT = ClassDesc.of("io.smallrye.mutiny.groups.UniAwait");
    private static final ClassDesc SYSTEM = ClassDesc.of("java.lang.System");

    private static final Set<String> LIBRARIES = Set.of(
            "com.github.benmanes.caffeine.cache.Cache",
            "io.quarkus.redis.datasource.RedisDataSource",
            "redis.embedded.RedisServer",
            "jakarta.ws.rs.core.Response",
            "io.micrometer.core.instrument.Counter",
            "io.opentelemetry.api.trace.Span",
            "org.snakeyaml.engine.v2.api.Load");

    private final Path folder;

    private PlantedHouse(Path folder) {
        this.folder = folder;
    }

    static JavaClasses build(Path folder) throws IOException {
        PlantedHouse house = new PlantedHouse(folder);
        for (String name : PackageOrder.packages()) {
            house.plant(name + ".Offender", offenders(), code -> {});
        }
        house.plant("larder.JamHelper", LIBRARIES, PlantedHouse::waitAndTell);
        house.plant("lookup.Guess", Set.of(), PlantedHouse::readTheClock);
        return new ClassFileImporter().importPath(folder);
    }

    /** Each sees all. */
    private static Set<String> offenders() {
        Set<String> offenders = new TreeSet<>();
        PackageOrder.packages().forEach(name -> offenders.add(ROOT + "." + name + ".Offender"));
        return offenders;
    }

    private static void waitAndTell(CodeBuilder code) {
        code.aconst_null()
                .invokeinterface(UNI, "await", MethodTypeDesc.of(UNI_AWAIT))
                .pop();
        code.getstatic(SYSTEM, "out", ClassDesc.of("java.io.PrintStream")).pop();
    }

    private static void readTheClock(CodeBuilder code) {
        code.invokestatic(SYSTEM, "currentTimeMillis", MethodTypeDesc.of(CD_long))
                .pop2();
    }

    private void plant(String name, Set<String> fieldTypes, Consumer<CodeBuilder> method) throws IOException {
        ClassDesc type = ClassDesc.of(ROOT + "." + name);
        byte[] bytes = ClassFile.of().build(type, builder -> {
            fieldTypes.forEach(field -> builder.withField(field.replace('.', '_'), ClassDesc.of(field), 0));
            builder.withMethodBody("offend", MTD_void, ClassFile.ACC_STATIC, code -> {
                method.accept(code);
                code.return_();
            });
        });
        Path file = folder.resolve(ROOT + "/" + name.replace('.', '/') + ".class");
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, bytes);
    }
}
