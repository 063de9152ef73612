package io.leadstone.domain.broken;

/** Violates rules on purpose: a vague name, an abstract class, a static field that is not final. */
abstract class LeadHelper {

    static int calls;

    abstract void help();
}
