package io.surveyconsole.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Collection;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final String BASE = "io.surveyconsole.server";

  private static final Pattern CLOCKS_AND_CHANCE =
      Pattern.compile(
          "java\\.time\\.Clock\\.(system|tick).*"
              + "|java\\.time\\.[A-Za-z]+\\.now\\(\\)"
              + "|java\\.lang\\.System\\.currentTimeMillis\\(\\)"
              + "|java\\.lang\\.Math\\.random\\(\\)"
              + "|java\\.util\\.UUID\\.randomUUID\\(\\)");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
          .importPackages(BASE);

  @Test
  void holdsWhatItIsAbout() {
    assertThat(CLASSES.contain(SurveyServer.class)).isTrue();
    assertThat(CLASSES).hasSizeGreaterThan(80);
  }

  @Test
  void neverSeesTheDesktop() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..", "io.surveyconsole.desktop..")
        .because("the server runs where there is no display")
        .check(CLASSES);
  }

  @Test
  void keepsJavalinAndJettyAtItsEdge() {
    noClasses()
        .that()
        .resideOutsideOfPackages(BASE + ".http..", BASE + ".websocket..", BASE + ".feed..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta..")
        .because("what is said can be tested without a socket")
        .check(CLASSES);
  }

  @Test
  void keepsSqlInOneRoom() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + ".storage.jdbc..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..",
            "javax.sql..",
            "org.h2..",
            "com.zaxxer..",
            "org.flywaydb..",
            "org.jdbi..",
            "org.postgresql..")
        .because("another database changes one room")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackages(BASE, BASE + ".storage.jdbc..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(BASE + ".storage.jdbc..")
        .because("the rest speaks to a store in its own words")
        .check(CLASSES);
  }

  @Test
  void knowsInConversationsNeitherJsonNorHttpNorWebSocketNorSql() {
    noClasses()
        .that()
        .resideInAPackage(BASE + ".conversation..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "com.fasterxml.jackson..",
            "io.javalin..",
            "org.eclipse.jetty..",
            "jakarta..",
            BASE + ".http..",
            BASE + ".websocket..",
            BASE + ".feed..",
            BASE + ".cli..",
            BASE + ".storage.jdbc..")
        .because("replies are returned, so that the whole exchange is testable without a socket")
        .check(CLASSES);
  }

  @Test
  void hasNoCyclesBetweenPackages() {
    slices().assignedFrom(new Packages()).should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void hasNoStaticMutableStateAndNoInstancesForEverybody() {
    fields()
        .that()
        .areStatic()
        .and()
        .doNotHaveModifier(JavaModifier.SYNTHETIC)
        .should()
        .beFinal()
        .andShould()
        .notHaveRawType(
            JavaClass.Predicates.assignableTo(Collection.class)
                .and(
                    DescribedPredicate.not(
                        DescribedPredicate.describe(
                            "declared as an interface", JavaClass::isInterface))))
        .andShould()
        .notHaveRawType(
            JavaClass.Predicates.assignableTo(Map.class)
                .and(
                    DescribedPredicate.not(
                        DescribedPredicate.describe(
                            "declared as an interface", JavaClass::isInterface))))
        .andShould()
        .notHaveRawType(
            JavaClass.Predicates.resideInAnyPackage(
                "java.util.concurrent..", "java.util.concurrent.atomic.."))
        .because("what is shared by all cannot be tested alone")
        .check(CLASSES);
    methods().should().notHaveName("getInstance").check(CLASSES);
  }

  @Test
  void takesTimeAndChanceFromItsAssembly() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE)
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "a clock is made or read, or chance is asked",
                call -> CLOCKS_AND_CHANCE.matcher(call.getTarget().getFullName()).matches()))
        .orShould()
        .dependOnClassesThat(
            JavaClass.Predicates.assignableTo(Random.class)
                .or(JavaClass.Predicates.assignableTo(ThreadLocalRandom.class)))
        .because("tests bring their own time and ids")
        .check(CLASSES);
  }

  @Test
  void logsThroughSlf4jOnly() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.util.logging..", "ch.qos.logback..", "org.apache.commons.logging..")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(System.Logger.class)
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(CLASSES);
  }

  @Test
  void speaksOnTheProcesssOwnStreamsInItsCommandsOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + ".cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .because("stdout of serve is one line")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + ".cli..")
        .should()
        .callMethod(System.class, "exit", int.class)
        .because("the server runs inside other programs")
        .check(CLASSES);
  }

  @Test
  void saysOfEveryPackageWhatMayBeNull() {
    var packages =
        CLASSES.stream()
            .map(JavaClass::getPackage)
            .filter(found -> !found.getClasses().isEmpty())
            .distinct()
            .toList();
    assertThat(packages).extracting(JavaPackage::getName).contains(BASE, BASE + ".storage.jdbc");
    assertThat(packages)
        .allSatisfy(found ->
            assertThat(found.isAnnotatedWith(NullMarked.class)).as(found.getName()).isTrue());
  }

  @Test
  void keepsTheCommandsOnTop() {
    classes()
        .that()
        .resideInAPackage(BASE + ".cli..")
        .should()
        .onlyBeAccessed()
        .byAnyPackage(BASE + ".cli..", "picocli..")
        .check(CLASSES);
  }

  /// Every package is a slice, the root package too.
  private static final class Packages implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return type.getPackageName().startsWith(BASE)
          ? SliceIdentifier.of(type.getPackageName())
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }
}
