/** Model files: which, from where, checked and cached. */
@NullMarked
package dev.repartee.models;

import org.jspecify.annotations.NullMarked;
