package io.leadstone.server.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.annotation.Annotation;
import java.util.regex.Pattern;

/** Conditions that ArchUnit does not provide. */
final class Conditions {

    private Conditions() {}

    static ArchCondition<JavaClass> notBeNamedLike(Pattern pattern) {
        return condition("not be named like " + pattern, (type, events) -> {
            boolean fine = !pattern.matcher(type.getSimpleName()).matches();
            events.add(new SimpleConditionEvent(type, fine, type.getName() + " has such a name"));
        });
    }

    static ArchCondition<JavaClass> resideInAPackageWith(Class<? extends Annotation> annotation) {
        return condition("reside in a package with @" + annotation.getSimpleName(), (type, events) -> {
            boolean fine = type.getPackage().isAnnotatedWith(annotation);
            events.add(new SimpleConditionEvent(type, fine, type.getPackageName() + " lacks it"));
        });
    }

    static <T> ArchCondition<T> condition(String description, Check<T> check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(T item, ConditionEvents events) {
                check.check(item, events);
            }
        };
    }

    /** Checks an item and adds the result to the events. */
    @FunctionalInterface
    interface Check<T> {
        void check(T item, ConditionEvents events);
    }
}
