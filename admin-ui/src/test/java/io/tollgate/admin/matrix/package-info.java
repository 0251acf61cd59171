/// Who may do what, held over every route. Entry point: [io.tollgate.admin.matrix.Matrix].
@org.jspecify.annotations.NullMarked
package io.tollgate.admin.matrix;
