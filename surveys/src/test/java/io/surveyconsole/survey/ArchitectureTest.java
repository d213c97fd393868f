package io.surveyconsole.survey;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
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
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String BASE = "io.surveyconsole.survey";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(BASE);

  private static final DescribedPredicate<JavaClass> MUTABLE =
      JavaClass.Predicates.assignableTo(StringBuilder.class)
          .or(JavaClass.Predicates.assignableTo(ArrayList.class))
          .or(JavaClass.Predicates.assignableTo(HashMap.class))
          .or(JavaClass.Predicates.assignableTo(HashSet.class))
          .or(JavaClass.Predicates.resideInAPackage("java.util.concurrent.."))
          .or(DescribedPredicate.describe("arrays", JavaClass::isArray));

  @Test
  void knowsTheJdkJspecifyAndItselfAndJsonOnlyInIo() {
    classes()
        .that()
        .resideInAPackage(BASE + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(BASE + "..", "java..", "org.jspecify..", "com.fasterxml.jackson..")
        .because("definitions and flow are used wherever surveys are, without a framework")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + ".io..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.jackson..")
        .because("how a definition is written down is one room's business")
        .check(CLASSES);
  }

  @Test
  void hasNoCyclesBetweenPackages() {
    slices().matching(BASE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void hasNoStaticMutableState() {
    fields()
        .that()
        .areStatic()
        .and()
        .doNotHaveModifier(JavaModifier.SYNTHETIC)
        .should()
        .beFinal()
        .andShould()
        .notHaveRawType(MUTABLE)
        .because("what is shared by all cannot be tested alone")
        .check(CLASSES);
  }

  @Test
  void readsNoClockAndNoChanceAndLogsNothing() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "java.time..")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Random.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ThreadLocalRandom.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Math.class, "random")
        .because("the same words in the same conversation always mean the same")
        .check(CLASSES);
  }

  @Test
  void saysOfEveryPackageWhatMayBeNull() {
    var packages =
        CLASSES.stream()
            .map(type -> type.getPackage())
            .filter(found -> !found.getClasses().isEmpty())
            .distinct()
            .toList();
    assertThat(packages).extracting(JavaPackage::getName).hasSizeGreaterThanOrEqualTo(4);
    assertThat(packages).allMatch(found -> found.isAnnotatedWith(NullMarked.class));
  }
}
