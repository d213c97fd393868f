/// Every problem of a survey definition as a value that says where it is and what to do.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.survey.check;
