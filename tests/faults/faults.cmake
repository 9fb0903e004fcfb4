# faults.cmake - the library that makes faults, for the scripts of tests/faults to put between program and C library

add_library (faults MODULE ${CMAKE_CURRENT_SOURCE_DIR}/tests/faults/shim.c)
set_target_properties (faults PROPERTIES LIBRARY_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/tests PREFIX "")
# Not tenantsim_options: a sanitizer would want to come first.
target_compile_options (faults PRIVATE -Wall -Wextra -Werror -std=gnu17 -fno-builtin)
target_link_libraries (faults PRIVATE ${CMAKE_DL_LIBS})
