@echo off
rem Installs zhunru without a network. Usage: install.bat [FOLDER]
rem No window waits for a key when ZHUNRU_NO_PAUSE is set.
setlocal
set "here=%~dp0"
set "folder=%~1"
if not defined folder set "folder=%here%venv"

if not exist "%folder%\" goto search
if exist "%folder%\pyvenv.cfg" goto search
echo 文件夹已存在，未作改动，请换一个：
echo This folder exists already and was left as it is; choose another:
echo     "%folder%"
goto failed

:search
set "found="
if defined ZHUNRU_PYTHON call :try "%ZHUNRU_PYTHON%"
call :try py -3.14
call :try py -3.13
call :try py -3.12
call :try py -3.11
call :try python
call :try python3
if defined found goto install
echo 没有找到可用的 Python。请先安装 64 位 Python，版本 3.11 至 3.14。
echo No usable Python was found. Install a 64-bit Python first, version 3.11 to 3.14.
goto failed

:install
call :pip requirements.txt
if errorlevel 1 goto broken
if not exist "%here%requirements-pdf.txt" goto done
call :pip requirements-pdf.txt >nul 2>nul
if not errorlevel 1 goto done
echo 已安装，但本机不能直接输出 PDF，其他格式不受影响。
echo Installed, but without PDF output on this machine; all other formats work.

:done
echo.
echo 安装完成。先看示例：
echo Installed. See the example first:
echo.
echo     "%folder%\Scripts\zhunru.exe" demo
echo.
echo 然后建立自己的登记簿：
echo Then begin your own register:
echo.
echo     "%folder%\Scripts\zhunru.exe" init --place 示例市
echo     "%folder%\Scripts\zhunru.exe" --help
if not defined ZHUNRU_NO_PAUSE pause
exit /b 0

:broken
echo 安装失败。请重新拷贝整个文件夹再试；本文件夹适用于 x86 64 位 Windows。
echo Not installed. Copy the whole folder again; it is for 64-bit Windows on x86.

:failed
if not defined ZHUNRU_NO_PAUSE pause
exit /b 1

rem Makes the environment with this Python if it is of the right kind and none before it was.
:try
if defined found exit /b 0
call %* -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14) or sys.maxsize < 2**32)" >nul 2>nul
if errorlevel 1 exit /b 0
call %* -m venv --clear "%folder%" >nul 2>nul
if errorlevel 1 exit /b 0
"%folder%\Scripts\python.exe" -m pip --version >nul 2>nul
if errorlevel 1 exit /b 0
set "found=1"
exit /b 0

:pip
"%folder%\Scripts\python.exe" -m pip --disable-pip-version-check install --quiet --no-deps --no-index --require-hashes --find-links "%here%wheels" --requirement "%here%%~1"
exit /b %errorlevel%
