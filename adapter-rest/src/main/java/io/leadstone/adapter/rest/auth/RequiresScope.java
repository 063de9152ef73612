package io.leadstone.adapter.rest.auth;

import io.leadstone.application.access.Scope;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The scope that a route requires. The filter checks it before the body is read, so a caller without the scope learns
 * nothing about faults of the body. The use case checks the scope again.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RequiresScope {

    /** The required scope. */
    Scope value();

    /** True if a widget session may call the route without the scope. The use case limits its access. */
    boolean orLead() default false;
}
