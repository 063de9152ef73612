/**
 * The document store: the ports of {@code lead-application} on MongoDB, one lead being one document.
 *
 * <p>It may know {@code lead-application} and MongoDB's synchronous driver, and no other adapter.
 */
@NullMarked
package io.leadstone.adapter.mongo;

import org.jspecify.annotations.NullMarked;
