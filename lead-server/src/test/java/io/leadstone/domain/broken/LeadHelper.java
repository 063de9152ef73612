package io.leadstone.domain.broken;

/** Breaks rules on purpose: an empty name, a base class, a static that changes. */
abstract class LeadHelper {

    static int calls;

    abstract void help();
}
