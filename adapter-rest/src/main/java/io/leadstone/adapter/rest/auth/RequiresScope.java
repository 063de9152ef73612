package io.leadstone.adapter.rest.auth;

import io.leadstone.application.access.Scope;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The scope that a route needs. The use case asks for it again; asking at the door keeps the body of a request that may do nothing
 * from being read, and its faults from being explained.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RequiresScope {

    /** The scope. */
    Scope value();

    /** Whether a lead in its widget session comes in too, without a scope; how far, the use case says. */
    boolean orLead() default false;
}
