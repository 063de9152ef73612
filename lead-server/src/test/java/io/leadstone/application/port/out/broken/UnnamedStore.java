package io.leadstone.application.port.out.broken;

/** Violates a rule on purpose: a capability without an annotation. */
interface UnnamedStore {

    WideRepository wide();
}
