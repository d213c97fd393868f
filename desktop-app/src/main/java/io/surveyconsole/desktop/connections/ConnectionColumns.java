package io.surveyconsole.desktop.connections;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Clients;
import io.surveyconsole.desktop.fx.SafeText;
import io.surveyconsole.desktop.fx.ShortId;
import io.surveyconsole.desktop.table.Column;
import io.surveyconsole.desktop.table.LiveRow;
import io.surveyconsole.server.api.ConnectionView;

/// The columns that both tables have: whose connection it is, and from where.
final class ConnectionColumns {
  private ConnectionColumns() {}

  static <R extends LiveRow<?> & OfConnection> Column<R> respondent() {
    return Column.<R>of(
            "respondent", text("connections.respondent"), 140, row -> name(row.connection()))
        .withTip(row -> aboutSurvey(row.connection()))
        .thatShrinks()
        .styled("strong");
  }

  static <R extends LiveRow<?> & OfConnection> Column<R> conversation() {
    return Column.<R>of(
            "conversation",
            text("connections.conversation"),
            104,
            row -> ShortId.of(row.connection().conversationId()))
        .withTip(row -> SafeText.line(row.connection().conversationId()))
        .styled("mono muted");
  }

  static <R extends LiveRow<?> & OfConnection> Column<R> address() {
    return Column.<R>of(
            "address",
            text("connections.address"),
            104,
            row -> SafeText.line(Hosts.of(row.connection().address())))
        .withTip(row -> SafeText.line(row.connection().address()))
        .styled("mono muted");
  }

  static <R extends LiveRow<?> & OfConnection> Column<R> client() {
    return Column.<R>of(
            "client",
            text("connections.client"),
            130,
            row -> Clients.words(row.connection().client()))
        .withTip(row -> fullClient(row.connection()))
        .thatGrows()
        .styled("muted");
  }

  static <R extends LiveRow<?> & OfConnection> Column<R> id() {
    return Column.<R>of(
            "id", text("connections.id"), 110, row -> SafeText.line(row.connection().id()))
        .thatHidesAtFirst()
        .styled("mono muted");
  }

  static String name(ConnectionView connection) {
    String name = connection.customerName();
    return name == null ? text("connections.unknown") : SafeText.line(name);
  }

  static String aboutSurvey(ConnectionView connection) {
    String survey = connection.surveyName();
    if (survey == null) {
      return text("connections.unknown.tip");
    }
    return connection.test()
        ? text("connections.survey.test", SafeText.line(survey))
        : SafeText.line(survey);
  }

  static String fullClient(ConnectionView connection) {
    return connection.client() == null ? "" : SafeText.line(connection.client());
  }
}
