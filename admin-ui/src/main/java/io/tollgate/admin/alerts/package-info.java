/// What operators must hear of: list, meter and webhook. Entry points: `/api/v1/alerts` and
/// [io.tollgate.admin.alerts.TellWebhook].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.admin.alerts;
