/// Survey definitions as JSON: the only place that knows how they are written down.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.survey.io;
