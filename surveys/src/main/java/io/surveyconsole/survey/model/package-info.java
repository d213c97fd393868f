/// Survey definitions as immutable values.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.survey.model;
