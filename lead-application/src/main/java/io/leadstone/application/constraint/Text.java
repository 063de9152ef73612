package io.leadstone.application.constraint;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Requires a text that follows rules of the domain, such as the form of an email address. Null is valid. */
@Documented
@Constraint(validatedBy = Text.Check.class)
@Target({FIELD, PARAMETER, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Text {

    /** The rules. Each broken rule is a separate violation. */
    TextRule[] value();

    /** Not used. The message of a violation is the text of the broken rule. */
    String message() default "must follow the rules";

    /** See Jakarta Validation. */
    Class<?>[] groups() default {};

    /** See Jakarta Validation. */
    Class<? extends Payload>[] payload() default {};

    /** Applies the rules. */
    final class Check implements ConstraintValidator<Text, String> {

        private List<TextRule> rules = List.of();

        @Override
        public void initialize(Text constraint) {
            rules = List.of(constraint.value());
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            List<String> broken = Stream.ofNullable(text)
                    .flatMap(value -> rules.stream().map(rule -> rule.violation(value)))
                    .flatMap(Optional::stream)
                    .toList();
            if (broken.isEmpty()) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            broken.forEach(
                    rule -> context.buildConstraintViolationWithTemplate(rule).addConstraintViolation());
            return false;
        }
    }
}
