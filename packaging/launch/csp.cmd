@echo off
rem Runs the command from any folder: csp --help
setlocal
set "CSP_CODE_PAGE="
for /f "tokens=2 delims=:." %%a in ('chcp') do set "CSP_CODE_PAGE=%%a"
chcp 65001 >nul
"%~dp0runtime\node.exe" "%~dp0dist\pipeline\cli.js" %*
set "CSP_ENDED=%ERRORLEVEL%"
if defined CSP_CODE_PAGE chcp %CSP_CODE_PAGE% >nul
exit /b %CSP_ENDED%
