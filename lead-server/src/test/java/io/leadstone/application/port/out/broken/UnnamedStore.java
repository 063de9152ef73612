package io.leadstone.application.port.out.broken;

/** Breaks the rule that a capability says its name. */
interface UnnamedStore {

    WideRepository wide();
}
