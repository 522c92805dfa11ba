package dev.repartee.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.repartee.engine.time.Clock;

/** Who may use whom: the table of modules in ARCHITECTURE.md. */
@AnalyzeClasses(packages = "dev.repartee", importOptions = DoNotIncludeTests.class)
class ModuleArrowsTest {
  @ArchTest
  static final ArchRule MODULES_USE_ONLY_WHAT_THE_TABLE_ALLOWS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .ensureAllClassesAreContainedInArchitecture()
          .layer("engine")
          .definedBy("dev.repartee.engine..")
          .layer("models")
          .definedBy("dev.repartee.models..")
          .layer("asr")
          .definedBy("dev.repartee.asr..")
          .layer("tts")
          .definedBy("dev.repartee.tts..")
          .layer("llm-adapters")
          .definedBy("dev.repartee.llm..")
          .layer("transports")
          .definedBy("dev.repartee.transport..")
          .layer("server")
          .definedBy("dev.repartee.server..")
          .layer("bench")
          .definedBy("dev.repartee.bench..")
          .whereLayer("engine")
          .mayNotAccessAnyLayer()
          .whereLayer("models")
          .mayNotAccessAnyLayer()
          .whereLayer("asr")
          .mayOnlyAccessLayers("engine", "models")
          .whereLayer("tts")
          .mayOnlyAccessLayers("engine", "models")
          .whereLayer("llm-adapters")
          .mayOnlyAccessLayers("engine", "models")
          .whereLayer("transports")
          .mayOnlyAccessLayers("engine")
          .whereLayer("bench")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule THE_ENGINE_TAKES_TIME_FROM_ITS_CLOCK_ALONE =
      noClasses()
          .that()
          .resideInAPackage("dev.repartee.engine..")
          .and()
          .areNotAssignableTo(Clock.class)
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");
}
