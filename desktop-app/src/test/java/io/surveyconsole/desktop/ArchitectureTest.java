package io.surveyconsole.desktop;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The rules of the house that concern the console. Who must break one says why with
/// [ArchitectureException] on the class.
class ArchitectureTest {
  private static final String DESKTOP = "io.surveyconsole.desktop";

  /// One package a thing the operator sees; only `shell` knows several of them.
  private static final List<String> FEATURES =
      List.of(
          "conversations",
          "connections",
          "transcript",
          "server",
          "chat",
          "access",
          "audit",
          "stepin");

  private final JavaClasses console =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(DESKTOP);

  private static final DescribedPredicate<CanBeAnnotated> EXCUSED =
      CanBeAnnotated.Predicates.annotatedWith(ArchitectureException.class);

  @Test
  void seesTheConsole() {
    assertThat(console).hasSizeGreaterThan(50);
  }

  @TestFactory
  Stream<DynamicTest> rules() {
    return Stream.concat(
            Stream.of(
                ofTheServer(),
                modelsNeedNoToolkit(),
                onlyFxHandsOver(),
                noInlineStyle(),
                noStaticState(),
                noCycles()),
            features())
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(console)));
  }

  private static ArchRule ofTheServer() {
    return noClasses()
        .that()
        .areNotAnnotatedWith(ArchitectureException.class)
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.surveyconsole.server..")
                .and(
                    DescribedPredicate.not(
                        resideInAnyPackage(
                            "io.surveyconsole.server",
                            "io.surveyconsole.server.api",
                            "io.surveyconsole.server.protocol",
                            "io.surveyconsole.server.config"))))
        .as("5: of the server, the console sees what any client may see")
        .because("everything the console can do, a script can");
  }

  private static Stream<ArchRule> features() {
    return FEATURES.stream()
        .map(feature ->
            noClasses()
                .that()
                .resideInAPackage(DESKTOP + "." + feature)
                .and(DescribedPredicate.not(EXCUSED))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                    Stream.concat(
                            FEATURES.stream().filter(other -> !other.equals(feature)),
                            Stream.of("shell"))
                        .map(other -> DESKTOP + "." + other)
                        .toArray(String[]::new))
                .allowEmptyShould(true)
                .as("5: " + feature + " does not see the other features")
                .because("shell composes them"));
  }

  private static ArchRule modelsNeedNoToolkit() {
    return noClasses()
        .that()
        .haveSimpleNameEndingWith("Model")
        .or()
        .haveSimpleNameEndingWith("Row")
        .and()
        .areNotAssignableTo(javafx.scene.Node.class)
        .and(DescribedPredicate.not(EXCUSED))
        .should()
        .dependOnClassesThat(
            resideInAPackage("javafx..")
                .and(
                    DescribedPredicate.not(
                        resideInAnyPackage("javafx.beans..", "javafx.collections.."))))
        .as("6: models and rows see of JavaFX only beans and collections")
        .because("their tests need no toolkit");
  }

  private static ArchRule onlyFxHandsOver() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(DESKTOP + ".fx")
        .and(DescribedPredicate.not(EXCUSED))
        .should()
        .callMethod(Platform.class, "runLater", Runnable.class)
        .as("6: Platform.runLater only in fx")
        .because("one pending run and no queue of thousands");
  }

  private static ArchRule noInlineStyle() {
    return noClasses()
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "setStyle", call -> call.getTarget().getName().equals("setStyle")))
        .as("13: no inline style")
        .because("one style sheet holds the look, in the theme's variables");
  }

  private static ArchRule noStaticState() {
    return fields()
        .that()
        .areStatic()
        .should()
        .beFinal()
        .as("7: no static mutable state")
        .because("everything comes in through the constructor");
  }

  private static ArchRule noCycles() {
    return slices()
        .matching(DESKTOP + ".(*)..")
        .should()
        .beFreeOfCycles()
        .as("7: no cycles between packages");
  }

  @Test
  void everyPackageIsNullMarked() {
    classes()
        .that()
        .haveSimpleName("package-info")
        .should()
        .beAnnotatedWith(org.jspecify.annotations.NullMarked.class)
        .check(console);
  }
}
