package io.leadstone.application.constraint;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import io.leadstone.domain.PlainText;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * Limits the {@linkplain PlainText#length length} of a text, in code points. {@code @Size} counts UTF-16 code units.
 * Null is valid.
 */
@Documented
@Constraint(validatedBy = TextLength.Check.class)
@Target({FIELD, PARAMETER, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface TextLength {

    /** The minimum length. */
    int min() default 0;

    /** The maximum length. */
    int max();

    /** The rule, as the end of a sentence that begins with the field. */
    String message() default "must have at most {max} characters";

    /** See Jakarta Validation. */
    Class<?>[] groups() default {};

    /** See Jakarta Validation. */
    Class<? extends Payload>[] payload() default {};

    /** Counts the code points. */
    final class Check implements ConstraintValidator<TextLength, String> {

        private int min;
        private int max;

        @Override
        public void initialize(TextLength constraint) {
            min = constraint.min();
            max = constraint.max();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            if (text == null) {
                return true;
            }
            int length = PlainText.length(text);
            return length >= min && length <= max;
        }
    }
}
