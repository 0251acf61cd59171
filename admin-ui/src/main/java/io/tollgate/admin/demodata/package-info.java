/// Three companies with thirty days of usage, to look at the console with, and their removal. Only
/// where the demonstration is on. Entry points: [MakeDemoData] and [RemoveDemoData].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.admin.demodata;
