/**
 * Who asks: the caller with its company, scopes and role, and the keys that callers come with. Each use case asks the caller before
 * it does anything; a host that authenticates by itself makes its own {@link io.leadstone.application.access.Caller}.
 */
@NullMarked
package io.leadstone.application.access;

import org.jspecify.annotations.NullMarked;
