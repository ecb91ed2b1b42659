package stockroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the build's start script on machines that are made up: folders of false JDKs and Mavens. */
class MvnwTest {

    @TempDir
    Path folder;

    private MadeUpMachine machine;

    @BeforeEach
    void setUp() throws IOException, InterruptedException {
        machine = new MadeUpMachine(folder);
    }

    @Test
    void usesWhatIsThereWhenItIsNewEnough() throws Exception {
        machine.installJdk("jdk-25", "25.0.1");
        machine.installMaven("3.9.9");

        assertThat(machine.mvnw("verify", "-Dname=two words"))
                .isEqualTo(new MadeUpMachine.Ending(0, "Maven 3.9.9 on jdk-25: [verify] [-Dname=two words]\n"));
    }

    @Test
    void findsTheNewJdkBesideTheOldOneAndFetchesMavenThroughTheOldMaven() throws Exception {
        Path old = machine.installJdk("jdk-17", "17.0.15");
        machine.installJdk("jdk-25", "25");
        machine.putOnPath("java", old);
        machine.installMaven("3.8.7", machine.archiveOfMaven());

        assertThat(machine.mvnw("verify").output())
                .isEqualTo("mvnw: fetching Maven 3.9.14\nMaven 3.9.14 on jdk-25: [verify]\n");
    }

    @Test
    void fetchesMavenOnceAndKeepsItWhole() throws Exception {
        machine.installJdk("jdk-25", "25.0.1");
        machine.installMaven("3.8.7", machine.archiveOfMaven());
        machine.mvnw("verify");

        assertThat(machine.mvnw("verify").output()).isEqualTo("Maven 3.9.14 on jdk-25: [verify]\n");
        assertThat(machine.keptMavens())
                .singleElement()
                .satisfies(kept -> assertThat(kept.resolve("bin/mvn")).isExecutable());
    }

    @Test
    void downloadsMavenWhereThereIsNone() throws Exception {
        machine.installJdk("jdk-25", "25.0.1");
        machine.installCurl(machine.archiveOfMaven());

        assertThat(machine.mvnw("verify").output()).endsWith("Maven 3.9.14 on jdk-25: [verify]\n");
    }

    @Test
    void downloadsMavenWhenTheMavenThatIsThereCannotFetch() throws Exception {
        machine.installJdk("jdk-25", "25.0.1");
        machine.installMaven("3.8.7");
        machine.installCurl(machine.archiveOfMaven());

        assertThat(machine.mvnw("verify").output()).endsWith("Maven 3.9.14 on jdk-25: [verify]\n");
    }

    @Test
    void refusesAnArchiveThatIsNotTheExpectedOne() throws Exception {
        machine.installJdk("jdk-25", "25.0.1");
        machine.installCurl(Files.writeString(folder.resolve("corrupted"), "something else"));

        assertThat(machine.mvnw("verify")).isEqualTo(new MadeUpMachine.Ending(1, """
                        mvnw: fetching Maven 3.9.14
                        mvnw: refused what was fetched: its SHA-512 is not that of Maven 3.9.14
                        """));
        assertThat(machine.keptMavens()).isEmpty();
    }

    @Test
    void saysInOneLineWhatToInstallWhereThereIsNoJdk() throws Exception {
        machine.installMaven("3.9.9");

        assertThat(machine.mvnw("verify"))
                .isEqualTo(new MadeUpMachine.Ending(
                        1,
                        "mvnw: no JDK 25 or later found: install one (https://adoptium.net)"
                                + " or point JAVA_HOME at it\n"));
    }

    @Test
    void saysInOneLineWhatToInstallWhereMavenCannotBeFetched() throws Exception {
        machine.installJdk("jdk-25", "25.0.1");

        assertThat(machine.mvnw("verify")).isEqualTo(new MadeUpMachine.Ending(1, """
                        mvnw: fetching Maven 3.9.14
                        mvnw: install Maven 3.9 or later, or curl or wget to fetch it with
                        """));
    }

    @Test
    void ignoresAJavaHomeThatIsTooOld() throws Exception {
        machine.setJavaHome(machine.installJdk("jdk-17", "17.0.15"));
        machine.installJdk("jdk-25", "25.0.1");
        machine.installMaven("3.9.9");

        assertThat(machine.mvnw("verify").output()).isEqualTo("Maven 3.9.9 on jdk-25: [verify]\n");
    }

    @Test
    void prefersAJavaHomeThatIsNewEnough() throws Exception {
        machine.setJavaHome(machine.installJdk("jdk-26", "26-ea"));
        machine.installJdk("jdk-25", "25.0.1");
        machine.installMaven("3.9.9");

        assertThat(machine.mvnw("verify").output()).isEqualTo("Maven 3.9.9 on jdk-26: [verify]\n");
    }

    @Test
    void takesTheOldestJdkThatSuits() throws Exception {
        machine.installJdk("a-jdk-27", "27.0.1");
        machine.installJdk("b-jdk-25", "25.0.1");
        machine.installJdk("c-jdk-9", "9");
        machine.installMaven("4.0.0");

        assertThat(machine.mvnw("verify").output()).isEqualTo("Maven 4.0.0 on b-jdk-25: [verify]\n");
    }

    @Test
    void takesTheJdkOfTheJavaOnThePathAsTheLastResort() throws Exception {
        machine.putOnPath("java", machine.installJdkElsewhere("jdk-25", "25.0.1"));
        machine.installMaven("3.9.9");

        assertThat(machine.mvnw("verify").output()).isEqualTo("Maven 3.9.9 on jdk-25: [verify]\n");
    }

    @Test
    void passesMavensExitStatusOn() throws Exception {
        machine.installJdk("jdk-25", "25.0.1");
        machine.installMaven("3.9.9");

        assertThat(machine.mvnw("fail").status()).isEqualTo(7);
    }
}
