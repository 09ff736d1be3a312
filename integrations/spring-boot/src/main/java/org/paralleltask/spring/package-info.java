/** Pools as beans of Spring Boot. */
@NullMarked
package org.paralleltask.spring;

import org.jspecify.annotations.NullMarked;
