package io.leadstone.server.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The classes that the rules check: all published ones, and the fixtures that violate the rules on purpose. */
final class LeadstoneClasses {

    private static final ImportOption NO_TEST_JARS = location -> !location.contains("-tests.jar");

    private LeadstoneClasses() {}

    static JavaClasses published() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(NO_TEST_JARS)
                .importPackages("io.leadstone");
    }

    static JavaClasses broken() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                .withImportOption(location -> location.contains("/broken/"))
                .importPackages("io.leadstone");
    }
}
