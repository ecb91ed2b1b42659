package stockroom;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A machine with no JDK, no Maven and nothing to download with, until a test installs false ones. */
final class MadeUpMachine {

    /** How a run of the script ended: its status, and all that it and Maven wrote. */
    record Ending(int status, String output) {}

    /** What the script may count on everywhere. */
    private static final List<String> TOOLS = List.of(
            "sh", "sed", "cut", "tr", "sort", "cat", "cp", "tar", "gzip", "mkdir", "mktemp", "mv", "rm", "basename");

    private final Path folder;
    private final Path script;
    private final Path path;
    private final Path jvms;
    private final Map<String, String> environment = new HashMap<>();

    MadeUpMachine(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.script = Files.copy(Path.of("mvnw"), folder.resolve("mvnw"));
        this.path = Files.createDirectory(folder.resolve("path"));
        this.jvms = Files.createDirectory(folder.resolve("jvm s"));
        for (String tool : TOOLS) {
            Files.createSymbolicLink(path.resolve(tool), tool(tool));
        }
        Files.createSymbolicLink(
                path.resolve("sha512sum"), Files.exists(Path.of("/usr/bin/sha512sum")) ? tool("sha512sum") : shasum());
        environment.put("PATH", path.toString());
        environment.put("HOME", folder.resolve("home").toString());
        environment.put("MVNW_JVM_DIRS", jvms.toString());
    }

    Ending mvnw(String... arguments) throws IOException, InterruptedException {
        return run(Stream.concat(Stream.of("/bin/sh", script.toString()), Stream.of(arguments))
                .toList());
    }

    Path installJdk(String name, String version) throws IOException {
        return installJdk(jvms.resolve(name), version);
    }

    /** In a folder where nobody looks for one. */
    Path installJdkElsewhere(String name, String version) throws IOException {
        return installJdk(folder.resolve(name), version);
    }

    private static Path installJdk(Path home, String version) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        program(home.resolve("bin/javac"), "");
        program(home.resolve("bin/java"), "echo '    java.home = " + home + "'");
        return home;
    }

    void putOnPath(String program, Path home) throws IOException {
        Files.createSymbolicLink(path.resolve(program), home.resolve("bin").resolve(program));
    }

    void setJavaHome(Path home) {
        environment.put("JAVA_HOME", home.toString());
    }

    /** A Maven that can fetch nothing. */
    void installMaven(String version) throws IOException {
        program(path.resolve("mvn"), maven(version, "exit 1"));
    }

    /** A Maven that fetches its successor. */
    void installMaven(String version, Path archive) throws IOException {
        program(path.resolve("mvn"), maven(version, "cp '" + archive + "' ./apache-maven-3.9.14-bin.tar.gz"));
    }

    /** A curl that downloads this file, whatever it is asked for. */
    void installCurl(Path download) throws IOException {
        program(path.resolve("curl"), "while [ \"$1\" != -o ]; do shift; done; cp '" + download + "' \"$2\"");
    }

    /** An archive of a false Maven 3.9.14, whose digest the script is then told to expect. */
    Path archiveOfMaven() throws IOException, InterruptedException {
        Path bin = Files.createDirectories(folder.resolve("apache-maven-3.9.14/bin"));
        program(bin.resolve("mvn"), maven("3.9.14", "exit 1"));
        Path archive = folder.resolve("maven.tar.gz");
        run(List.of("tar", "-C", folder.toString(), "-czf", archive.toString(), "apache-maven-3.9.14"));
        Files.writeString(
                script,
                Files.readString(script)
                        .replaceFirst("maven_sha512=[0-9a-f]{128}\n", "maven_sha512=" + sha512(archive) + "\n"));
        return archive;
    }

    /** The folders in which whole Mavens are kept, and what else lies beside them. */
    List<Path> keptMavens() throws IOException {
        try (Stream<Path> kept = Files.list(folder.resolve("home/.m2/wrapper/dists/apache-maven-3.9.14"))) {
            return kept.toList();
        }
    }

    private static String maven(String version, String fetch) {
        return """
                case "$*" in
                    -version) printf '\\033[1mApache Maven %1$s\\033[m\\n' ;;
                    *dependency*apache-maven:3.9.14*) %2$s ;;
                    fail) exit 7 ;;
                    *) printf 'Maven %1$s on %%s:' "$(basename "$JAVA_HOME")"; printf ' [%%s]' "$@"; echo ;;
                esac
                """.formatted(version, fetch);
    }

    private static void program(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Ending run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ending(process.waitFor(), output);
    }

    private static Path tool(String name) {
        Path inBin = Path.of("/bin", name);
        return Files.exists(inBin) ? inBin : Path.of("/usr/bin", name);
    }

    private Path shasum() throws IOException {
        Path file = folder.resolve("shasum512");
        program(file, "exec /usr/bin/shasum -a 512 \"$1\"");
        return file;
    }

    private static String sha512(Path file) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-512", e);
        }
    }
}
