package dev.keystile.admin;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.keystile.ApiKeys;
import dev.keystile.KeyChanges;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTest {
    private static final JavaClasses ADMIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages("dev.keystile.admin");

    /** The census counts for callers without an owner, whose route it is; a key that ends itself is its own proof. */
    @Test
    void resources_reach_keys_only_as_their_caller_may() {
        noClasses()
                .that()
                .resideInAPackage("..admin.rest..")
                .and()
                .doNotHaveSimpleName("KeyCensus")
                .and()
                .doNotHaveSimpleName("SelfResource")
                .should()
                .callMethodWhere(target(owner(belongToAnyOf(ApiKeys.class, KeyChanges.class))))
                .check(ADMIN);
    }

    @Test
    void packages_form_no_cycle() {
        slices().matching("dev.keystile.(**)").should().beFreeOfCycles().check(ADMIN);
    }

    @Test
    void nothing_static_can_change() {
        fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .beFinal()
                .check(ADMIN);
    }

    @Test
    void only_the_json_of_trees_is_read_and_written() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Json")
                .should()
                .dependOnClassesThat()
                .haveSimpleName("JsonMapper")
                .check(ADMIN);
    }
}
