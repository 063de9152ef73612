package io.leadstone.server.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.annotation.Annotation;
import java.util.regex.Pattern;

/** Conditions that ArchUnit has no words for. */
final class Conditions {

    private Conditions() {}

    static ArchCondition<JavaClass> notBeNamedLike(Pattern pattern) {
        return condition("not be named like " + pattern, (type, events) -> {
            boolean fine = !pattern.matcher(type.getSimpleName()).matches();
            events.add(new SimpleConditionEvent(type, fine, type.getName() + " is named so"));
        });
    }

    static ArchCondition<JavaClass> resideInAPackageWith(Class<? extends Annotation> annotation) {
        return condition("reside in a package with @" + annotation.getSimpleName(), (type, events) -> {
            boolean fine = type.getPackage().isAnnotatedWith(annotation);
            events.add(new SimpleConditionEvent(type, fine, type.getPackageName() + " has it not"));
        });
    }

    static <T> ArchCondition<T> condition(String words, Check<T> check) {
        return new ArchCondition<>(words) {
            @Override
            public void check(T item, ConditionEvents events) {
                check.check(item, events);
            }
        };
    }

    /** Adds to the events what it finds in the item. */
    @FunctionalInterface
    interface Check<T> {
        void check(T item, ConditionEvents events);
    }
}
