package io.leadstone.application.constraint;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import io.leadstone.domain.Coded;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requires the code of a constant of an enum. Null is valid. */
@Documented
@Constraint(validatedBy = CodeOf.Check.class)
@Target({FIELD, PARAMETER, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface CodeOf {

    /** The enum. */
    Class<? extends Coded> value();

    /** The rule, as the end of a sentence that begins with the field. */
    String message() default "must be one of the codes";

    /** See Jakarta Validation. */
    Class<?>[] groups() default {};

    /** See Jakarta Validation. */
    Class<? extends Payload>[] payload() default {};

    /** Compares the text with the codes. */
    final class Check implements ConstraintValidator<CodeOf, String> {

        private List<String> codes = List.of();

        @Override
        public void initialize(CodeOf constraint) {
            codes = Arrays.stream(constraint.value().getEnumConstants())
                    .map(Coded::code)
                    .toList();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            if (text == null || codes.contains(text)) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate("must be one of " + String.join(", ", codes))
                    .addConstraintViolation();
            return false;
        }
    }
}
