package io.leadstone.server.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** Rules for names of classes, and for calls that no class may make. */
final class SourceRules {

    private static final Pattern VAGUE_NAME =
            Pattern.compile("(Abstract|Base|Default)[A-Z].*|.*(Impl|Utils?|Helper|Manager|Dto|DTO|Entity|VO)");

    static final ArchRule NAMES_ARE_MEANINGFUL = classes()
            .that(not(writtenByMapStruct()))
            .should(Conditions.notBeNamedLike(VAGUE_NAME))
            .because("a name says technology and role, or is a term of the domain; MapStruct names its own classes");

    static final ArchRule PACKAGES_ARE_NULL_MARKED = classes()
            .should(Conditions.resideInAPackageWith(NullMarked.class))
            .because("nothing is null unless it is annotated, and the build checks it");

    static final ArchRule THE_ENVIRONMENT_IS_READ_ONCE = noClasses()
            .that(not(name("io.leadstone.server.settings.ServerSettings")))
            .should()
            .callMethodWhere(targetOwner(belongToAnyOf(System.class)).and(target(name("getenv"))))
            .because("a setting that is read elsewhere is neither checked nor documented");

    static final ArchRule LIBRARIES_DO_NOT_PRINT = noClasses()
            .that(not(resideInAPackage("io.leadstone.server..")))
            .should()
            .accessTargetWhere(targetOwner(belongToAnyOf(System.class)).and(target(nameMatching("out|err"))))
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .because("standard output and the log belong to the host");

    static final ArchRule TIME_AND_IDS_ARE_INJECTED = noClasses()
            .that()
            .resideInAnyPackage("io.leadstone.domain..", "io.leadstone.application..")
            .should()
            .callMethodWhere(readsClockOrRandom().and(not(theDefaultClock())))
            .because("a test sets the clock; only the builder has a default, which a host can replace");

    static final ArchRule NOTHING_IS_ABSTRACT = noClasses()
            .that(not(
                    DescribedPredicate.describe("are interfaces, enums or LeadException", SourceRules::mayBeAbstract)))
            .should()
            .haveModifier(JavaModifier.ABSTRACT)
            .because("classes are not extended to share code; LeadException is a sealed family");

    static final ArchRule STATIC_FIELDS_ARE_FINAL = fields().that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat(not(writtenByMapStruct()))
            .should()
            .beFinal()
            .because("two hosts in one process must not share state");

    private SourceRules() {}

    private static boolean mayBeAbstract(JavaClass type) {
        return type.isInterface() || type.isEnum() || type.getSimpleName().equals("LeadException");
    }

    private static DescribedPredicate<JavaClass> writtenByMapStruct() {
        return DescribedPredicate.describe(
                "are written by MapStruct",
                type -> type.getInterfaces().stream()
                        .anyMatch(face -> face.toErasure().isAnnotatedWith("org.mapstruct.Mapper")));
    }

    private static DescribedPredicate<JavaAccess<?>> readsClockOrRandom() {
        return targetOwner(resideInAPackage("java.time.."))
                .and(target(nameMatching("now|system.*|tick.*")))
                .or(targetOwner(belongToAnyOf(System.class)).and(target(nameMatching("currentTimeMillis|nanoTime"))))
                .or(targetOwner(belongToAnyOf(UUID.class)).and(target(name("randomUUID"))));
    }

    private static DescribedPredicate<JavaAccess<?>> theDefaultClock() {
        return targetOwner(belongToAnyOf(Clock.class))
                .and(target(name("systemUTC")))
                .and(DescribedPredicate.describe(
                        "of the builder",
                        access -> access.getOriginOwner().getSimpleName().equals("LeadManagementBuilder")));
    }
}
